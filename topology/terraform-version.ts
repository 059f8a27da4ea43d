/** The oldest Terraform that will do, as `MAJOR.MINOR`. README names it too. */
export const OLDEST_TERRAFORM = '1.9';
