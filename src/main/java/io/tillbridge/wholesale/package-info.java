/**
 * Orders of retailers to this company. {@link io.tillbridge.wholesale.WholesaleMoves} says which move is possible in which
 * state; each move is one transaction with its reservations, its history and its event. Prices come from price lists and
 * are fixed when an order is submitted.
 */
package io.tillbridge.wholesale;
