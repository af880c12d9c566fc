package io.tillbridge.routing.custom;

import com.jcraft.jsch.Proxy;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.remote.FtpConstants;
import org.apache.camel.component.file.remote.FtpUtils;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.component.file.remote.SftpComponent;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.util.StringHelper;

/** Camel's component {@code sftp}; it reads a file within the limit of a message. */
@SuppressWarnings("rawtypes") // as Camel writes it
@Component("sftp") // the options of Camel's own
final class LimitedSftp extends SftpComponent {
    private final LimitedFiles files;

    LimitedSftp(MessageLimit limit) {
        this.files = new LimitedFiles(limit);
    }

    @Override
    protected GenericFileEndpoint<SftpRemoteFile> buildFileEndpoint(
            String uri, String remaining, Map<String, Object> parameters) throws Exception {
        SftpConfiguration configuration = new SftpConfiguration(new URI(StringHelper.before(uri, "?", uri)));
        FtpUtils.ensureRelativeFtpDirectory(this, configuration);
        return new Served(uri, this, configuration, files);
    }

    private static final class Served extends SftpEndpoint {
        private final LimitedFiles files;

        Served(String uri, SftpComponent component, SftpConfiguration configuration, LimitedFiles files) {
            super(uri, component, configuration);
            this.files = files;
        }

        @Override
        public RemoteFileOperations<SftpRemoteFile> createRemoteFileOperations() {
            // Else Camel collects a file in memory.
            getConfiguration().setStreamDownload(true);
            Limited operations = new Limited(getProxy(), getConfiguration(), files);
            operations.setEndpoint(this);
            return operations;
        }
    }

    private static final class Limited extends SftpOperations {
        private final SftpConfiguration configuration;
        private final LimitedFiles files;

        Limited(Proxy proxy, SftpConfiguration configuration, LimitedFiles files) {
            super(proxy);
            this.configuration = configuration;
            this.files = files;
        }

        @Override
        public boolean retrieveFile(String name, Exchange exchange, long size) {
            String server = "sftp://" + configuration.getHost() + ":" + configuration.getPort();
            files.read(name, server, size, exchange, () -> stream(name, exchange, size));
            return true;
        }

        private InputStream stream(String name, Exchange exchange, long size) {
            super.retrieveFile(name, exchange, size);
            exchange.getIn().removeHeader(FtpConstants.REMOTE_FILE_INPUT_STREAM);
            return (InputStream) exchange.getProperty(FileComponent.FILE_EXCHANGE_FILE, GenericFile.class)
                    .getBody();
        }
    }
}
