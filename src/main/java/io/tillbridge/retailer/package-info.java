/**
 * Retailers that ask to buy from this company: their requests, the decision on each, and what became of it before. A
 * request is pending until a person decides, or approved at once when the account settings say so; a declined retailer may
 * ask again. Its orders are the work of the package wholesale.
 */
package io.tillbridge.retailer;
