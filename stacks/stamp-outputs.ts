import { Contract } from './contract';

/** What a stamp hands on; only the home region's is read, as it never goes. */
export const stampOutputs = new Contract({
  domainVerificationId: 'What the asuid record of a host name must hold, so that nobody else binds that name',
});
