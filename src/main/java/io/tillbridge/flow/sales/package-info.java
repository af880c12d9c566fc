/**
 * The steps of the sale routes, {@code routes/rseries}: sales of tills are read from where the last poll ended, and each
 * becomes an order that has left.
 */
package io.tillbridge.flow.sales;
