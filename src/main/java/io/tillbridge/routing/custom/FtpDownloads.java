package io.tillbridge.routing.custom;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.FtpConfiguration;
import org.apache.camel.component.file.remote.FtpConstants;
import org.apache.camel.component.file.remote.FtpOperations;
import org.apache.camel.util.FileUtil;
import org.apache.commons.net.ftp.FTPClient;

/** Downloads of one FTP client, as a stream; Camel would collect a file in memory. */
final class FtpDownloads {
    private final FtpOperations operations;
    private final FTPClient client;
    private final FtpConfiguration configuration;
    private final LimitedFiles files;

    FtpDownloads(FtpOperations operations, FTPClient client, FtpConfiguration configuration, LimitedFiles files) {
        this.operations = operations;
        this.client = client;
        this.configuration = configuration;
        this.files = files;
    }

    boolean retrieve(String name, Exchange exchange, long size) {
        String path = FileUtil.onlyPath(name);
        boolean moves = configuration.isStepwise() && path != null;
        String before = moves ? operations.getCurrentDirectory() : null;
        if (moves) {
            operations.changeCurrentDirectory(path);
        }
        String server = configuration.getProtocol() + "://" + configuration.getHost() + ":" + configuration.getPort();
        String remote = configuration.isStepwise() ? FileUtil.stripPath(name) : name;
        files.read(name, server, size, exchange, () -> open(remote));
        exchange.getIn().setHeader(FtpConstants.FTP_REPLY_CODE, client.getReplyCode());
        exchange.getIn().setHeader(FtpConstants.FTP_REPLY_STRING, client.getReplyString());
        if (moves) {
            operations.changeCurrentDirectory(before);
        }
        return true;
    }

    private InputStream open(String remote) throws IOException {
        InputStream in = client.retrieveFileStream(remote);
        if (in == null) {
            throw new GenericFileOperationFailedException(
                    client.getReplyCode(), client.getReplyString(), "Cannot retrieve file: " + remote);
        }
        return new Completed(in);
    }

    /** The server says how the download ended once its connection is closed; else that would answer the next command. */
    private final class Completed extends FilterInputStream {
        private boolean toItsEnd;

        Completed(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            toItsEnd |= count < 0;
            return count;
        }

        @Override
        public void close() throws IOException {
            super.close();
            if (!client.completePendingCommand() && toItsEnd) {
                throw new IOException("The server ended the download with: " + client.getReplyString());
            }
        }
    }
}
