/**
 * The keeper of the route files: reads them, checks them and puts a saved change into the running hub.
 * One list of named rules serves the shell, the tests and the reload, so a file means the same everywhere.
 * A file with a fault never touches a route that runs.
 */
package io.tillbridge.routing;
