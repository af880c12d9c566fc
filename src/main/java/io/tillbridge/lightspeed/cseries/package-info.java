/**
 * Web shops on Lightspeed eCom C-Series: one call with its budget and its failures, walks over long lists, the mapping
 * of the shop's JSON to our records, the try of a connection, and web hooks. What is said in YAML stands in
 * {@code routes/kamelets/cseries-*.kamelet.yaml}; the beans behind them are here. The facts about the shop's answers are
 * its documentation's and those of live shops, so nothing here trusts a type or the presence of a field.
 */
package io.tillbridge.lightspeed.cseries;
