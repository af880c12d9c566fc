package io.tillbridge.remotefiles;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Credentials;
import io.tillbridge.connection.FeedKind;
import io.tillbridge.connection.FeedSettings;
import io.tillbridge.connection.FtpCatalog;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.run.RunLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The partners' servers that feeds are pushed to, by SFTP and FTPS. A file is written aside and renamed, so that nobody
 * there reads half of it.
 */
public final class FeedReceiver {
    private static final String ASIDE = ".part";

    private final VendorServer servers;

    public FeedReceiver(VendorServer servers) {
        this.servers = servers;
    }

    /**
     * Sends a file.
     *
     * @param name of the file there
     * @throws Failure passing when the server is away, refused when key, sign-in or folder are not accepted
     */
    public void send(Connection connection, Credentials secrets, String name, Path file, RunLog run) {
        FeedSettings.Push push = FeedSettings.of(connection).push();
        RemoteAccount account = account(push, secrets);
        try (WritableSession session = servers.writing(account, run)) {
            send(session, account, name, file);
        } catch (RefusedFailure refused) {
            throw new RefusedFailure(PartnerWords.of(refused.getMessage()), refused);
        } catch (PassingFailure passing) {
            throw new PassingFailure(PartnerWords.of(passing.getMessage()), passing);
        }
    }

    private static void send(WritableSession session, RemoteAccount account, String name, Path file) {
        String target = account.path().isEmpty() ? name : account.path().replaceFirst("/+$", "") + "/" + name;
        String aside = target + ASIDE;
        try (InputStream bytes = Files.newInputStream(file)) {
            session.store(aside, bytes);
            long size = Files.size(file);
            Optional<RemoteEntry> written = session.look(aside);
            if (written.isPresent() && written.get().size() >= 0 && written.get().size() != size) {
                throw new PassingFailure("The server " + account.server() + " has "
                        + written.get().size() + " bytes of " + SanitizedText.text(aside) + ", expected " + size
                        + ": the file before is still there. Check the free space and the quota on that server.");
            }
            replace(session, aside, target);
        } catch (RemoteFault fault) {
            throw failure(session, account, target, fault);
        } catch (IOException e) {
            throw new PassingFailure("The published file could not be read: " + e.getMessage(), e);
        }
    }

    /** Some servers rename over a file that is there, others refuse to. */
    private static void replace(WritableSession session, String aside, String target) throws RemoteFault {
        try {
            session.rename(aside, target);
        } catch (RemoteFault refused) {
            if (!refused.isAnswer() || session.look(target).isEmpty()) {
                throw refused;
            }
            session.remove(target);
            session.rename(aside, target);
        }
    }

    private static Failure failure(WritableSession session, RemoteAccount account, String target, RemoteFault fault) {
        String name = SanitizedText.text(target);
        return switch (fault.kind()) {
            case ABSENT, DENIED ->
                new RefusedFailure(
                        "The server " + account.server() + " does not let user "
                                + SanitizedText.text(account.username()) + " write " + name + " (" + fault.words()
                                + "). Check the path of the connection, and ask the partner for the right to write there.",
                        fault);
            case ANSWERED ->
                new PassingFailure(
                        "The server " + account.server() + " did not take " + name + " (" + fault.words()
                                + "). The next run tries again.",
                        fault);
            case ENDED, OVERFULL -> session.faults().inFile(fault, target);
        };
    }

    /** Where a feed is pushed to, and as whom. */
    static RemoteAccount account(FeedSettings.Push push, Credentials secrets) {
        String password = secrets.get(FeedKind.PASSWORD).orElse("");
        return push.protocol().equals("sftp")
                ? new SftpAccount(
                        push.host(),
                        push.portOrUsual(),
                        push.path(),
                        push.username(),
                        push.hostKey(),
                        password,
                        secrets.get(FeedKind.PRIVATE_KEY).orElse(""),
                        secrets.get(FeedKind.PASSPHRASE).orElse(""),
                        false)
                : new FtpAccount(
                        push.host(),
                        push.portOrUsual(),
                        push.path(),
                        push.username(),
                        password,
                        push.protocol().equals("ftps") ? FtpCatalog.EXPLICIT : FtpCatalog.IMPLICIT,
                        true,
                        push.certificateFingerprint());
    }
}
