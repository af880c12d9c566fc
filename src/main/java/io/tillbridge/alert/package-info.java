/**
 * Alerts: what goes wrong, one row for each cause, and the messages about it. A cause is sent once, again when it lasts, and
 * once when it has ended. Messages are written with their alerts in one transaction and claimed before they are sent, so that
 * none is lost and none is written twice.
 */
package io.tillbridge.alert;
