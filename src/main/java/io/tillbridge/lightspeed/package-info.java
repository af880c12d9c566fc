/** What the products of Lightspeed share on the wire; each has its own package below. */
package io.tillbridge.lightspeed;
