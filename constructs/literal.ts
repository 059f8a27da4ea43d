/**
 * Free text as Terraform takes it: `${` and `%{` would start a template, as in the SPF macro `exists:%{i}.example.com`.
 * https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export const literal = (text: string): string => text.replaceAll(/[$%](?=\{)/g, '$&$&');
