/**
 * Documents that come from outside as plain values: read strictly, member by member, with every fault noted at its
 * place, and changed by merge patches. What the members mean is decided by those who read them. Nothing here knows any
 * other package of the hub.
 */
package io.tillbridge.document;
