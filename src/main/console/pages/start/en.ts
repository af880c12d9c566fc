export const en = {
  title: 'First steps',
  help: 'From an empty hub to the first catalog and the first stock number in a shop. What is done is read from the hub itself; nothing has to be ticked off.',
  progress: (done: number, all: number) => `${done} of ${all} steps are done`,
  done: 'Done',
  next: 'Next',
  later: 'Later',
  all: 'All first steps are done. The overview shows what needs somebody.',
  toOverview: 'To the overview',
  sandbox:
    'In the sandbox, vendors, shops and a warehouse are there already: a catalog is loaded and numbers are pushed within a minute. Look at each step to see how it was done.',
  needs: (permission: string) => `This needs the permission ${permission}.`,
  steps: {
    owner: {
      title: 'Become the owner',
      words: 'The start of the hub shows a link. Whoever opens it first chooses a password and owns the hub.',
      link: 'Your account',
    },
    company: {
      title: 'Name your company',
      words: 'Name, address, working days and time zone. Mails and shipping days use them.',
      link: 'Open the settings',
    },
    vendor: {
      title: 'Connect a vendor',
      words:
        'Where catalogs come from: a folder on an SFTP or FTP server, or a web address. The hub tries the connection before it saves it.',
      link: 'Add a connection',
    },
    catalog: {
      title: 'Load the first catalog',
      words: 'Upload a CSV file by hand, or let the connection fetch it. Each finding says which cell is wrong and what to do.',
      link: 'Upload a catalog',
    },
    stock: {
      title: 'Count a warehouse',
      words: 'Enter what is on the shelves, or paste it from a spreadsheet. Before that the hub sends no number to a shop.',
      link: 'Enter counts',
    },
    shop: {
      title: 'Connect a shop',
      words:
        'A web shop on C-Series with its key and secret, or tills on R-Series by signing in with Lightspeed. All switches are off until you turn them on.',
      link: 'Add a shop',
    },
    push: {
      title: 'Send the first number',
      words:
        'Turn on products, match what did not match by itself, then turn on stock for the shop. The hub sends the number at the next run, or at once when you run it now.',
      link: 'To the connections',
    },
    colleague: {
      title: 'Invite a colleague',
      words: 'Each person has a role; a viewer sees everything and can change nothing.',
      link: 'Invite a person',
    },
  },
};

export type StartWords = typeof en;
