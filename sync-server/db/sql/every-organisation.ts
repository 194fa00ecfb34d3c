/** All organisations; needs `app.rounds`. */
export const everyOrganisationSql = 'select id from organisations order by id'
