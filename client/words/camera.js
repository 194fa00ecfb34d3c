/** The words of the camera: English has them beside the camera, since nobody needs them before they have signed in. */
import { cameraWords as english } from './en/camera.ts'
import { spoken } from './spoken.ts'
export const cameraWords = spoken.words?.camera ?? english
