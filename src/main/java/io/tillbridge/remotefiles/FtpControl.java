package io.tillbridge.remotefiles;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.io.CRLFLineReader;

/**
 * The commands of one FTP session, over the connections of a {@link RemoteLink}, with TLS where it is asked for.
 *
 * <p>Names go over the wire byte for byte, each byte as one character: see {@link RemoteName}. Data connections go to the
 * address of the control connection whatever the server names (EPSV, or PASV without its address), so that it can send
 * this side nowhere else. They take up the TLS session of the control connection, which many servers demand as a proof
 * that both come from the same client: Java looks a session up by host and port, and the data sockets of the link name
 * those of the control connection. commons-net's own FTPSClient leaves them their own port, and never finds a session.
 */
final class FtpControl extends FTPClient {
    /** What one answer may weigh; those of people are some hundred bytes. */
    private static final long REPLY_BYTES = 64 << 10;

    private final FtpAccount account;
    private final RemoteLink link;
    private final CertificatePin pin;
    private final SSLContext tls;
    private boolean protectedData;

    /** @param pin which certificate is accepted; null without TLS */
    FtpControl(FtpAccount account, RemoteLink link, CertificatePin pin, VendorServer.Times times) {
        this.account = account;
        this.link = link;
        this.pin = pin;
        this.tls = pin == null ? null : pin.context();
        setControlEncoding(StandardCharsets.ISO_8859_1.name());
        setConnectTimeout(Math.max(1, (int) times.connect().toMillis()));
        setDefaultTimeout(Math.max(1, (int) times.read().toMillis()));
        setDataTimeout(times.read());
        setIpAddressFromPasvResponse(false);
        setUseEPSVwithIPv4(true);
        setRemoteVerificationEnabled(true);
        setSocketFactory(new DataSockets());
        setServerSocketFactory(new AwaitedSockets());
        if (account.passive()) {
            enterLocalPassiveMode();
        }
    }

    /** Connects and reads the greeting; with implicit TLS that is encrypted already. */
    void open() throws IOException {
        _socket_ = link.connect(account.host(), account.port());
        link.allow(REPLY_BYTES);
        if (account.implicit()) {
            _socket_ = encrypted(_socket_);
        }
        _connectAction_();
        if (account.passive()) {
            enterLocalPassiveMode(); // the connect action sets the mode back
        }
    }

    /** From here on commands and answers are encrypted. What came in plain before counts for nothing. */
    void encrypt() throws IOException {
        if (_controlInput_.ready()) {
            throw new IOException("the server answered more than it was asked before TLS");
        }
        SSLSocket socket = encrypted(_socket_);
        _socket_ = socket;
        _input_ = socket.getInputStream();
        _output_ = socket.getOutputStream();
        _controlInput_ = new CRLFLineReader(new InputStreamReader(_input_, StandardCharsets.ISO_8859_1));
        _controlOutput_ = new BufferedWriter(new OutputStreamWriter(_output_, StandardCharsets.ISO_8859_1));
    }

    /** Data connections made from here on are encrypted. */
    void protectData() {
        protectedData = true;
    }

    /** The last answer in one line, without its code. */
    String words() {
        String reply = getReplyString();
        return reply == null ? "no answer" : SanitizedText.text(reply.strip().replaceAll("\\s+", " "));
    }

    /** What stands behind the code of an answer in one line. */
    String argument() {
        String reply = getReplyString().strip();
        return reply.length() > 4 ? reply.substring(4).strip() : "";
    }

    boolean unknownCommand() {
        int code = getReplyCode();
        return code == FTPReply.UNRECOGNIZED_COMMAND || code == FTPReply.COMMAND_NOT_IMPLEMENTED;
    }

    boolean answeredWell() {
        return FTPReply.isPositiveCompletion(getReplyCode());
    }

    /** A command that ends in another line would be two commands. */
    @Override
    public int sendCommand(String command, String argument) throws IOException {
        if (argument != null && argument.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
            throw new UnsendableName();
        }
        link.allow(REPLY_BYTES);
        return super.sendCommand(command, argument);
    }

    @Override
    public boolean completePendingCommand() throws IOException {
        link.allow(REPLY_BYTES);
        return super.completePendingCommand();
    }

    @Override
    protected Socket _openDataConnection_(String command, String argument) throws IOException {
        Socket plain = super._openDataConnection_(command, argument);
        return plain == null || !protectedData ? plain : encrypted(plain);
    }

    private SSLSocket encrypted(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, account.host(), account.port(), true);
        socket.setUseClientMode(true);
        pin.prepare(socket);
        if (plain.getSoTimeout() == 0) {
            plain.setSoTimeout(getConnectTimeout());
        }
        socket.startHandshake();
        return socket;
    }

    /** A name with a line end in it; FTP has no way to ask for it. */
    static final class UnsendableName extends IOException {
        private static final long serialVersionUID = 1L;

        UnsendableName() {
            super("a name with a line end cannot be sent by FTP");
        }
    }

    private final class DataSockets extends SocketFactory {
        @Override
        public Socket createSocket() {
            return link.data();
        }

        /** The control connection checks the address first; a socket that connects by itself would pass that by. */
        private static UnsupportedOperationException connectedElsewhere() {
            return new UnsupportedOperationException("Expected a socket that is not connected yet to be asked for");
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw connectedElsewhere();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            throw connectedElsewhere();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw connectedElsewhere();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            throw connectedElsewhere();
        }
    }

    /** For active mode, in which the server opens the data connection. */
    private final class AwaitedSockets extends ServerSocketFactory {
        @Override
        public ServerSocket createServerSocket(int port) throws IOException {
            return createServerSocket(port, 1, null);
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) throws IOException {
            return createServerSocket(port, backlog, null);
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
            return new ServerSocket(port, backlog, address) {
                @Override
                public Socket accept() throws IOException {
                    Socket accepted = link.data();
                    implAccept(accepted);
                    return accepted;
                }
            };
        }
    }
}
