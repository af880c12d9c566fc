/**
 * Tills on Lightspeed Retail R-Series: signing in, one call with its budget and its failures, walks over lists, and the
 * mapping of R-Series' JSON to our records. What every kind of till shares stands in {@code io.tillbridge.till}.
 */
package io.tillbridge.lightspeed.rseries;
