/**
 * Who may call: API keys, their permissions, and the throttle against guessing. Secrets of keys are sealed at rest
 * and compared in constant time; whatever is wrong with a sign-in, the answer and the work are the same. The answers
 * kept per Idempotency-Key belong to a key too and live here.
 */
package io.tillbridge.access;
