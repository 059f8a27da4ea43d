import {
  type handleUnaryCall,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { type Connection, type Handler, handlersOf, newConnection, type PluginRequest } from './handlers';
import { pluginService } from './protocol';
import type { Provider } from './provider';

type Call = ServerUnaryCall<PluginRequest, object>;

/** Serves a provider on a free port of this machine. */
export async function serve(provider: Provider): Promise<{ address: string; close: () => void }> {
  const server = new Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
  const connections = new Map<string, Connection>();
  const connectionOf = (call: Call) => {
    const connection = connections.get(call.getPeer()) ?? newConnection();
    connections.set(call.getPeer(), connection);
    return connection;
  };
  const implementation: UntypedServiceImplementation = Object.fromEntries(
    Object.entries(handlersOf(provider)).map(([method, handle]) => [method, unary(handle, connectionOf)]),
  );
  server.addService(pluginService(), implementation);
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  return { address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}

const unary =
  (handle: Handler, connectionOf: (call: Call) => Connection): handleUnaryCall<PluginRequest, object> =>
  (call, callback) => {
    Promise.resolve()
      .then(() => handle(call.request, connectionOf(call)))
      .then((response) => callback(null, response))
      .catch((error: Error) => callback(error));
  };
