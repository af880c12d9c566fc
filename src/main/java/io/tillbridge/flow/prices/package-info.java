/** The steps of the price routes: which prices and costs a till does not show, and what its answers say of them. */
package io.tillbridge.flow.prices;
