import { Contract } from './contract';

/** What a stamp publishes; only the home region's is read, because that region is never removed. */
export const stampOutputs = new Contract({
  domainVerificationId:
    'The value for the asuid record of a host name, so that nobody else can bind that name',
});
