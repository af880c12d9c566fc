package io.tillbridge.api.resource;

import io.tillbridge.alert.AlertHookSecret;
import io.tillbridge.settings.Settings;
import io.tillbridge.settings.file.ConfigurationFile;

/** What the operations on settings call. */
public record SettingsServices(Settings settings, AlertHookSecret hookSecret, ConfigurationFile file) {}
