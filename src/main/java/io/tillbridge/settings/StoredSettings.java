package io.tillbridge.settings;

import java.time.Instant;

/**
 * The account settings as they stand.
 *
 * @param version grows by one with each change; the ETag
 */
public record StoredSettings(AccountSettings settings, long version, Instant updatedAt) {}
