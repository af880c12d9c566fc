/**
 * What a shop may promise at its checkout: the day on which an order leaves, delivery windows and pick-up points. Sources
 * are the company's own table and carriers, behind one port; answers come from memory and keep nothing of who asks. The
 * package knows nothing of HTTP, of Camel or of the carriers' JSON.
 */
package io.tillbridge.checkout;
