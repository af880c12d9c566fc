package io.tillbridge.storage;

import java.util.List;

/** How programs of the embedded server are started. */
final class ServerProcess {
    private ServerProcess() {}

    /** Its output goes to the log. MariaDB sets a umask of its own, which these variables replace: its files are the owner's. */
    static ProcessBuilder of(List<String> command, ServerLog log) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(log.target()).redirectError(log.target());
        builder.environment().put("UMASK", "0600");
        builder.environment().put("UMASK_DIR", "0700");
        return builder;
    }
}
