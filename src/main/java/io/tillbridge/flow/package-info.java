/**
 * The beans of the shipped flows, one package for each story of a route folder. Each bean holds what one run of a job knows
 * and joins remote systems with the domain; what is called, and in which order, stands in the routes. This package holds
 * what several flows share.
 */
package io.tillbridge.flow;
