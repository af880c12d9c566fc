package io.tillbridge.remotefiles;

import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.io.IOException;
import java.util.Optional;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPReply;

/** A vendor's FTP server as one account reaches it: by explicit or implicit TLS, or in plain. */
final class FtpServer implements RemoteProtocol {
    /** How far the making of a session came. */
    enum Stage {
        REACH,
        CERTIFICATE,
        SIGN_IN,
        OPEN
    }

    private final FtpAccount account;
    private final RemoteSetup setup;

    FtpServer(FtpAccount account, RemoteSetup setup) {
        this.account = account;
        this.setup = setup;
    }

    @Override
    public RemoteSession open() {
        return new Opening().run();
    }

    @Override
    public TestReport test(FileSelection selection, boolean pinnedOnly) {
        return new FtpChecks(new Opening(), account, selection).run();
    }

    /** One session as it comes about. */
    final class Opening {
        private final CertificatePin pin =
                account.encrypted() ? new CertificatePin(account.server(), account.certificate()) : null;
        private Stage stage = Stage.REACH;

        Stage stage() {
            return stage;
        }

        /** Null without TLS. */
        CertificatePin pin() {
            return pin;
        }

        FtpSession run() {
            VendorServer.Times times = setup.times();
            RemoteLink link = setup.link();
            // One allowance each for the TCP connection, the greeting, TLS and the sign-in.
            ReplyWatchdog connecting = setup.watchdog(times.connect().multipliedBy(4), link::cut);
            VendorFaults faults = new VendorFaults(account, times, link::broken, connecting);
            FtpControl control = new FtpControl(account, link, pin, times);
            boolean open = false;
            try {
                connecting.waiting();
                greeted(control, faults);
                signIn(control, faults);
                String home = prepare(control);
                ReplyWatchdog watch = setup.watchdog(times.read(), link::cut);
                FtpSession session = new FtpSession(
                        control,
                        link,
                        watch,
                        new VendorFaults(account, times, link::broken, watch),
                        home,
                        control.hasFeature("MLST"));
                open = true;
                return session;
            } catch (IOException e) {
                throw failure(e, control, link, faults);
            } finally {
                connecting.close();
                if (!open) {
                    link.cut();
                }
            }
        }

        private void greeted(FtpControl control, VendorFaults faults) throws IOException {
            try {
                control.open();
            } finally {
                certificateSeen();
            }
            if (!control.answeredWell()) {
                throw turnedAway(control, faults);
            }
            if (account.encrypted() && !account.implicit()) {
                stage = Stage.CERTIFICATE;
                int answer = control.sendCommand("AUTH", "TLS");
                if (answer != FTPReply.SECURITY_DATA_EXCHANGE_COMPLETE) {
                    throw new RefusedFailure("The vendor's server " + account.server() + " offers no explicit TLS ("
                            + control.words() + "). Nothing was sent. Ask the vendor to offer it, or set tls to"
                            + " implicit when the server has that; with tls none the password and all files could be"
                            + " read and changed on their way.");
                }
                control.encrypt();
            }
            stage = Stage.SIGN_IN;
        }

        private void certificateSeen() {
            if (pin != null && pin.seen().isPresent()) {
                stage = Stage.CERTIFICATE;
            }
        }

        private void signIn(FtpControl control, VendorFaults faults) throws IOException {
            boolean signedIn;
            try {
                signedIn = control.login(account.username(), account.password());
            } catch (FtpControl.UnsendableName e) {
                throw new RefusedFailure("The user name or password for " + account.server()
                        + " holds a line end, which FTP cannot send. Set it anew.");
            }
            if (!signedIn) {
                throw FTPReply.isNegativeTransient(control.getReplyCode())
                        ? turnedAway(control, faults)
                        : faults.signIn("password", new IOException(control.words()));
            }
            stage = Stage.OPEN;
        }

        /** @return the folder the server opens by itself */
        private String prepare(FtpControl control) throws IOException {
            if (account.encrypted()) {
                control.sendCommand("PBSZ", "0");
                control.sendCommand("PROT", "P");
                if (!control.answeredWell()) {
                    throw new RefusedFailure("The vendor's server " + account.server()
                            + " encrypts commands but not files (" + control.words()
                            + "), expected it to accept PROT P. Ask the vendor to switch encryption of data"
                            + " connections on.");
                }
                control.protectData();
            }
            if (control.hasFeature("UTF8")) {
                control.sendCommand("OPTS", "UTF8 ON");
            }
            control.setFileType(FTP.BINARY_FILE_TYPE);
            return Optional.ofNullable(control.printWorkingDirectory()).orElse("/");
        }

        private Failure turnedAway(FtpControl control, VendorFaults faults) {
            return faults.away(
                    "takes no more sessions now (" + control.words() + ")." + VendorFaults.AGAIN, new IOException());
        }

        private Failure failure(IOException fault, FtpControl control, RemoteLink link, VendorFaults faults) {
            certificateSeenWhileConnecting();
            Optional<String> tls = CertificatePin.refusal(fault, account.server());
            if (tls.isPresent()) {
                stage = stage == Stage.REACH ? Stage.CERTIFICATE : stage;
                return new RefusedFailure(tls.get(), fault);
            }
            Optional<Failure> unreachable = faults.reaching(fault);
            if (unreachable.isPresent()) {
                return unreachable.get();
            }
            if (control.getReplyCode() == FTPReply.SERVICE_NOT_AVAILABLE) {
                return turnedAway(control, faults);
            }
            if (link.overfull()) {
                return new PassingFailure(
                        "The vendor's server " + account.server()
                                + " sends answers without end, expected those of an FTP server. Check host and port.",
                        fault);
            }
            return faults.endedConnecting(fault);
        }

        private void certificateSeenWhileConnecting() {
            if (stage == Stage.REACH) {
                certificateSeen();
            }
        }
    }
}
