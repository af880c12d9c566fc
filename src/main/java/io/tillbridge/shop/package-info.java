/**
 * The flows of a web shop, as the routes in {@code routes/cseries} name them: poll orders, sync products, push stock, tell
 * shipments. Each bean holds what one run of a job knows and joins the shop's JSON with the domain. What is called, and in
 * which order, stands in the routes.
 */
package io.tillbridge.shop;
