package io.tillbridge.remotefiles;

import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** Gives an SSH session the connection of a {@link RemoteLink}. */
record SshSockets(RemoteLink link) implements SocketFactory {
    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return link.connect(host, port);
    }

    @Override
    public OutputStream getOutputStream(Socket open) throws IOException {
        return open.getOutputStream();
    }

    @Override
    public InputStream getInputStream(Socket open) throws IOException {
        return open.getInputStream();
    }
}
