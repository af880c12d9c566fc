/**
 * PostNL's Checkout API on this machine, with the quirks that its clients know and faults on demand. It tells the same
 * windows and pick-up points for the same place and day.
 */
package io.tillbridge.sandbox.postnl;
