/**
 * What a person sees first: how many things need attention, and what the hub did on each day. Both are counted by index,
 * so that their cost does not grow with the number of products or orders. How the connections do is in their own package.
 */
package io.tillbridge.overview;
