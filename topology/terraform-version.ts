/** The oldest Terraform that works, as `MAJOR.MINOR`. README names it too. */
export const OLDEST_TERRAFORM = '1.9';
