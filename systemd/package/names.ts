/** The package, the command and the folders of the kiosk have one name. */
export const PACKAGE = 'ballot-vault';
/** Where the program lies. */
export const PLACE = `/usr/lib/${PACKAGE}`;
/** Papers, examples and licences. */
export const PAPERS = `/usr/share/doc/${PACKAGE}`;
export const MAINTAINER = 'Ballot Vault Kiosk <maintainers@ballot-vault.invalid>';
