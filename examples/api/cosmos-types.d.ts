/** What cosmos.ts uses of this library, for those who check the types without it. */

declare module '@azure/cosmos' {
  interface Answer {
    readonly resource: { readonly id: string; readonly [field: string]: unknown } | undefined;
    readonly headers: { readonly [name: string]: string | number | boolean | undefined };
    readonly substatus?: number;
  }
  interface Container {
    item(
      id: string,
      partitionKey: string,
    ): { read(options?: { sessionToken?: string | undefined }): Promise<Answer> };
    readonly items: { create(document: object): Promise<Answer> };
  }
  export class CosmosClient {
    constructor(options: {
      endpoint: string;
      aadCredentials: import('@azure/identity').DefaultAzureCredential;
      connectionPolicy: {
        enableEndpointDiscovery: boolean;
        requestTimeout: number;
        retryOptions: {
          maxRetryAttemptCount: number;
          fixedRetryIntervalInMilliseconds: number;
          maxWaitTimeInSeconds: number;
        };
      };
    });
    database(id: string): { container(id: string): Container };
  }
}
