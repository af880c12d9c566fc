/** Puts the hub's script and methods into the checkout of shops, and takes them out again. */
package io.tillbridge.flow.checkout;
