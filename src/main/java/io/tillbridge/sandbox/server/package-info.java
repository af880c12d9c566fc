/**
 * What every API of the sandbox shares: the server on this machine, answers over a bad line, faults on demand and the
 * file of faults, the list of calls, and JSON. The APIs themselves are in packages of their own beside it.
 */
package io.tillbridge.sandbox.server;
