/**
 * The steps of {@code routes/alerts}: compare what is wrong with what is known, claim the messages that are due, and send them
 * by mail or by web hook. What is due and what was sent is the work of {@code alert}.
 */
package io.tillbridge.flow.alerts;
