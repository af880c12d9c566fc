/**
 * What every kind of till shares: a sale as an order, the shops of an account with their warehouses, stock as each shop
 * shows it. The wire of a kind stands in {@code io.tillbridge.lightspeed}.
 */
package io.tillbridge.till;
