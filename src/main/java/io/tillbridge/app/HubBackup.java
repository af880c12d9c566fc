package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.backup.Backup;
import io.tillbridge.backup.BackupManifest;
import io.tillbridge.backup.Restore;
import io.tillbridge.connection.MasterKeyCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** Backup and restore of the hub that a configuration names. */
final class HubBackup {
    private HubBackup() {}

    /** Writes a backup; the tables stay as they are, whichever version of the hub they belong to. */
    static BackupManifest write(
            Configuration configuration, Path archive, boolean withMasterKey, Consumer<String> progress)
            throws IOException {
        Optional<String> key = withMasterKey
                ? Optional.of(MasterKeyCopy.read(configuration.folder("data.dir"), configuration.text("master-key")))
                : Optional.empty();
        String version = HubBackup.class.getPackage().getImplementationVersion();
        return new Backup(
                        DatabaseKeys.settings(configuration),
                        configuration.spool(),
                        version == null ? "(not packaged)" : version,
                        Clock.systemUTC(),
                        progress)
                .write(archive, key);
    }

    static Restore restore(Configuration configuration, Consumer<String> progress) {
        return new Restore(
                DatabaseKeys.settings(configuration),
                configuration.spool(),
                configuration.text("master-key"),
                progress);
    }
}
