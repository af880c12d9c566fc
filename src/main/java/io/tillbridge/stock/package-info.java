/**
 * Goods: warehouses, the ledger of movements, and what is held for somebody. On hand is the sum of the movements of a
 * product in a warehouse; what is left after the reservations is available, and every change of either is noted for the
 * shops to be told. All work on a place of stock goes through {@link io.tillbridge.stock.StockUnitOfWork}, which locks the places
 * in one order for everybody.
 */
package io.tillbridge.stock;
