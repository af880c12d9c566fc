package io.tillbridge.api;

import io.tillbridge.settings.Settings;
import io.tillbridge.settings.file.ConfigurationFile;

/** What the operations on settings call. */
public record SettingsParts(Settings settings, ConfigurationFile file) {}
