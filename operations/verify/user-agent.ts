/** Who asks, for those who read logs. */
export const USER_AGENT = 'verify';
