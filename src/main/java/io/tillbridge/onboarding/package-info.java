/**
 * The first steps of a company with its hub, from the owner's account to the first number in a shop. Whether a step is
 * done is read from the data itself: nothing is ticked off by hand, and nothing is stored. Every read stops at the first
 * row it finds.
 */
package io.tillbridge.onboarding;
