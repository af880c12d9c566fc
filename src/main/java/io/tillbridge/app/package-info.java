/**
 * The composition root: configuration becomes the beans that routes may name. Nothing else says
 * {@code new} for them. Every other package may be used here and none may use this one.
 */
package io.tillbridge.app;
