package io.tillbridge.api;

import io.tillbridge.settings.Settings;

/** What the operations on settings call. */
public record SettingsParts(Settings settings) {}
