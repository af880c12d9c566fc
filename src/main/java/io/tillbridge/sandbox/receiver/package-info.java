/**
 * Systems that receive what flows of a site send: a warehouse that takes orders over HTTP, and an SFTP server that takes
 * files. They keep what they received in folders, and a page shows it. Both listen on this machine only.
 */
package io.tillbridge.sandbox.receiver;
