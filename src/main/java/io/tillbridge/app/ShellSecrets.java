package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.shell.CommandFault;
import io.tillbridge.app.shell.ExitCode;
import io.tillbridge.app.shell.HubOperations.NamedSecret;
import io.tillbridge.app.shell.HubOperations.SecretOperations;
import java.util.List;

/** What the shell can do with the secrets of routes, beside a hub that may run. */
final class ShellSecrets implements SecretOperations {
    private final Opening opening;

    /** @param opening joins a hub, with failures as commands tell them */
    ShellSecrets(Opening opening) {
        this.opening = opening;
    }

    /** Opens a hub for one piece of work. */
    interface Opening {
        <T> T with(Configuration configuration, Work<T> work) throws Exception;
    }

    /** What is done with an open hub. */
    interface Work<T> {
        T with(HubCore core) throws Exception;
    }

    @Override
    public List<NamedSecret> list(Configuration configuration) throws Exception {
        return opening.with(configuration, core -> core.routeSecrets().list());
    }

    @Override
    public void set(Configuration configuration, String name, String value) throws Exception {
        if (!RouteSecrets.isName(name)) {
            throw new CommandFault(
                    ExitCode.WRONG_USE,
                    "NAME: expected at most 100 small letters, digits, points, dashes and underscores, beginning with a"
                            + " letter or digit, found '" + name + "'.");
        }
        opening.with(configuration, core -> {
            if (core.routeSecrets().hasFile(name)) {
                throw new CommandFault(
                        ExitCode.WRONG_USE,
                        "NAME: the secret " + name + " is the file " + name + " in "
                                + configuration.folder("routes.secrets")
                                + ", which routes use. Change the file, or remove it first.");
            }
            core.routeSecrets().set(name, value);
            core.audit().hub("setSecret", "secrets/" + name, HubCommands.BY_THE_SHELL);
            return null;
        });
    }

    @Override
    public void remove(Configuration configuration, String name) throws Exception {
        opening.with(configuration, core -> {
            if (!core.routeSecrets().remove(name)) {
                String file = core.routeSecrets().hasFile(name)
                        ? " It is a file in " + configuration.folder("routes.secrets") + ": delete that."
                        : " ./tillbridge secret list shows all.";
                throw new CommandFault(
                        ExitCode.WRONG_USE, "NAME: there is no secret " + name + " in the database." + file);
            }
            core.audit().hub("removeSecret", "secrets/" + name, HubCommands.BY_THE_SHELL);
            return null;
        });
    }
}
