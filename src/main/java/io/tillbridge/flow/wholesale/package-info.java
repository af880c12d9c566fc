/**
 * The step of {@code routes/wholesale}: mails to a retailer and to the company about an order, from the events of the order.
 * What happens to orders is the work of {@code wholesale}.
 */
package io.tillbridge.flow.wholesale;
