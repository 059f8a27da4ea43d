/** The file that a command is about; a variable that is set to nothing, as CI does for one it lacks, counts as not set. */
export const regionsFile = (): string => process.env.REGIONS_FILE || 'regions.yaml';
