/**
 * The steps of the routes that read the shops, registers and employees of a till's account. They are read on demand, and
 * before the first job that needs them.
 */
package io.tillbridge.flow.shops;
