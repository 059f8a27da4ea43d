/**
 * For a child process, by NODE_OPTIONS=--require: every host has the address of this machine, what goes to port 443 goes
 * to LOOPBACK_PORT, and a pause lasts a moment. Whom it then meets has to show a certificate all the same.
 */
const dns = require('node:dns/promises');
const { Socket } = require('node:net');
const timers = require('node:timers/promises');

dns.lookup = async () => ({ address: '127.0.0.1', family: 4 });

const { connect } = Socket.prototype;
Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args; // as Node.js itself calls it: all in one
  if (options?.port === 443) options.port = Number(process.env.LOOPBACK_PORT);
  return connect.apply(this, args);
};

const { setTimeout: pause } = timers;
timers.setTimeout = (milliseconds, ...rest) => pause(Math.min(milliseconds, 50), ...rest);
